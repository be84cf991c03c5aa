import { linesOf } from "../../../scripts/diagram/card-text";
import { type Card, type Sheet, sheetOf } from "../../../scripts/diagram/cards";
import { framed } from "../../../scripts/diagram/frames";
import type { Link } from "../../../scripts/diagram/links";
import { outside, type Part } from "../../../scripts/diagram/part";

const part = (word: string, name: string, changes: Partial<Part> = {}): Part => ({
  ...outside(word, name, "traffic"),
  layer: "messaging",
  ...changes,
});
const link = (from: Part, to: Part, changes: Partial<Link> = {}): Link => ({
  from,
  to,
  labels: [],
  by: "resource",
  panel: "traffic",
  ...changes,
});
const sheet = (links: readonly Link[], alone: readonly Part[] = []): Sheet =>
  sheetOf({ parts: [...new Set([...links.flatMap(({ from, to }) => [from, to]), ...alone])], links }, "traffic");
const namesOf = ({ parts }: Card) => parts.map(({ name }) => name).join("+");
const arrowsOf = ({ arrows }: Sheet) => arrows.map(({ from, to }) => `${namesOf(from)} → ${namesOf(to)}`);

const [orders, mails, odd] = ["orders", "mails", "odd"].map((name) => part("SQS queue", name));
const [packer, mailer, third] = ["packer", "mailer", "third"].map((name) => part("Lambda function", name));

test("what is alike and leads to what is alike is one card", () => {
  expect(arrowsOf(sheet([link(orders, packer), link(mails, mailer)]))).toEqual(["orders+mails → packer+mailer"]);
});

const different: { what: string; links: Link[]; arrows: string[] }[] = [
  {
    what: "leads to something else as well",
    links: [link(orders, packer), link(mails, mailer), link(mailer, odd)],
    arrows: ["orders → packer", "mails → mailer", "mailer → odd"],
  },
  {
    what: "is larger",
    links: [link(orders, packer), link(mails, { ...mailer, detail: "3 GB" })],
    arrows: ["orders → packer", "mails → mailer"],
  },
  {
    what: "is another stack's",
    links: [link(orders, packer), link(mails, { ...mailer, layer: "api" })],
    arrows: ["orders → packer", "mails → mailer"],
  },
  {
    what: "is reached on another port",
    links: [link(orders, packer, { labels: ["443"] }), link(mails, mailer, { labels: ["80"] })],
    arrows: ["orders → packer", "mails → mailer"],
  },
];

test.each(different)("what $what has a card of its own", ({ links, arrows }) => {
  expect(arrowsOf(sheet(links))).toEqual(arrows);
});

test("what nothing leads to is one card over all stacks, which it names", () => {
  const logs = [part("S3 bucket", "logs"), part("S3 bucket", "edge-logs", { layer: "edge" })];
  const [card] = sheet([], logs).cards;
  expect(linesOf(card).map(({ text }) => text)).toEqual(["S3 bucket\u00a0×2", "logs, edge-logs", "messaging, edge"]);
});

const worn = (name: string, groups: string[]) =>
  part("Lambda function", name, { groups, boxes: [{ key: "private", title: "private" }] });
const database = part("RDS PostgreSQL 16", "postgres");
const way = (from: Part, to: Part) => link(from, to, { by: "reach", labels: ["5432"] });

test("what a group lets out is one arrow, from the frame of everybody who wears it", () => {
  const [api, jobs] = [worn("api", ["app"]), worn("jobs", ["app"])];
  const { frames, arrows } = framed(sheet([way(api, database), way(jobs, database), link(orders, jobs)]));
  expect(frames.map(({ title, cards }) => [title, cards.map(namesOf)])).toEqual([["Security group app", ["api", "jobs"]]]);
  expect(arrows.map(({ from, labels }) => ["title" in from ? from.title : namesOf(from), ...labels])).toEqual([
    ["orders"],
    ["Security group app", "5432"],
  ]);
});

test("where only one of those who wear a group has a way, the arrow is its own", () => {
  const [api, jobs] = [worn("api", ["app"]), worn("jobs", ["app"])];
  const { frames, arrows } = framed(sheet([way(api, database), link(orders, jobs), link(third, api)]));
  expect(frames).toEqual([]);
  expect(arrows.map(({ from }) => ("title" in from ? from.title : namesOf(from)))).toContain("api");
});
