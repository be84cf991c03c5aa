import { code, fitted } from "../../../scripts/delivery/comment-text";

test.each([
  { text: "aws_vpc.main", written: "`aws_vpc.main`" },
  { text: 'aws_x.y["@octocat"]', written: '`aws_x.y["@octocat"]`' },
  { text: "a`@octocat", written: "`` a`@octocat ``" },
  { text: "```\n# Title", written: "```` ``` # Title ````" },
  { text: "a\r\n\u2028<!-- b -->\u0000\u202e", written: "`a <!-- b -->`" },
  { text: "", written: "` `" },
])("$text stays code of one line", ({ text, written }) => {
  expect(code(text)).toBe(written);
});

test("no number of backticks ends the code that they stand in", () => {
  for (let count = 1; count < 8; count++) {
    const inside = `x${"`".repeat(count)}**bold** @octocat`;
    const [, fence, rest] = /^(`+)(.*)$/.exec(code(inside)) ?? [];
    // What closes a span in Markdown is the next run of exactly as many backticks.
    const runs = [...rest.matchAll(/`+/g)].filter(([run]) => run === fence);
    expect(runs.map(({ index }) => index)).toEqual([rest.length - fence.length]);
  }
});

test.each([
  { most: 100, shown: [["- one", "- two"], ["- three"]] },
  { most: 20, shown: [["- one", "- two"], ["- … and 1 more, in the run's summary"]] },
  { most: 14, shown: [["- one", "- … and 1 more, in the run's summary"], ["- … and 1 more, in the run's summary"]] },
])("in $most characters the first lines come first, and what is missing is counted", ({ most, shown }) => {
  expect(fitted([["- one", "- two"], ["- three"]], "around", most).map((list) => list.split("\n"))).toEqual(shown);
});

test("an empty list takes no room", () => {
  expect(fitted([[], ["- one"]], "", 10)).toEqual(["", "- one"]);
});
