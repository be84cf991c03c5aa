import { contains, isBlock, isEverywhere, isPrivateBlock, overlaps } from "../../../modules/shared/cidr";

test.each([
  ["10.20.0.0/16", true],
  ["8.8.8.0/24", true],
  ["0.0.0.0/0", true],
  ["10.20.0.1/32", true],
  ["10.20.0.1/16", false],
  ["10.20.0.0", false],
  ["10.20.0.0/33", false],
  ["10.20.0.0/016", false],
  ["010.20.0.0/16", false],
  ["10.20/16", false],
  ["256.0.0.0/8", false],
  ["fd00::/8", false],
  ["", false],
])('"%s" is a block: %s', (text, expected) => {
  expect(isBlock(text)).toBe(expected);
});

test.each([
  ["10.20.0.0/16", true],
  ["10.20.0.0/28", true],
  ["172.16.0.0/16", true],
  ["192.168.0.0/16", true],
  ["10.0.0.0/15", false],
  ["10.20.0.0/29", false],
  ["172.32.0.0/16", false],
  ["8.8.8.0/24", false],
  ["100.64.0.0/16", false],
  ["10.20.0.1/24", false],
])('"%s" is a private block from /16 to /28: %s', (text, expected) => {
  expect(isPrivateBlock(text, 16, 28)).toBe(expected);
});

test.each([
  ["10.20.0.0/16", "10.20.255.0/24", true],
  ["10.20.0.0/16", "10.20.0.0/16", true],
  ["10.20.0.0/16", "10.21.0.0/24", false],
  ["10.20.0.0/24", "10.20.0.0/16", false],
  ["10.20.0.0/16", "no block", false],
  ["no block", "10.20.0.0/16", false],
])('"%s" contains "%s": %s', (outer, inner, expected) => {
  expect(contains(outer, inner)).toBe(expected);
});

test.each([
  ["10.20.0.0/16", "10.20.255.0/24", true],
  ["10.20.0.0/24", "10.20.0.128/25", true],
  ["10.20.0.0/24", "10.20.0.0/24", true],
  ["10.20.0.0/24", "10.20.1.0/24", false],
  ["10.20.0.0/25", "10.20.0.128/25", false],
  ["10.20.0.0/16", "no block", false],
])('"%s" and "%s" overlap, whichever comes first: %s', (left, right, expected) => {
  expect([overlaps(left, right), overlaps(right, left)]).toEqual([expected, expected]);
});

test.each([
  ["0.0.0.0/0", true],
  ["10.20.0.0/0", true],
  ["::/0", true],
  ["0:0::0/0", true],
  ["0.0.0.0/1", false],
  ["2600:1f18::/56", false],
  ["sg-1", false],
  [undefined, false],
])("%s is everywhere: %s", (text, expected) => {
  expect(isEverywhere(text)).toBe(expected);
});
