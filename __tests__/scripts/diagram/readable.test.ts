import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { catalogue } from "../../../environments";
import { PICTURES } from "../../../scripts/diagram/pictures";
import { knownSystems } from "../../support/known-systems";
import { seen, unreadable } from "./seen";

const files = readdirSync(PICTURES).filter((file) => file.endsWith(".svg"));
const read = (file: string) => readFileSync(join(PICTURES, file), "utf8");

test("there are two pictures of each environment", () => {
  const environments = Object.values(catalogue.systems).flatMap((each) => Object.keys(each));
  expect(files).toHaveLength(2 * environments.length);
});

test.each(files)("everything in %s can be read", (file) => {
  const found = seen(read(file));
  const [, system] = /^(.+)-(?:dev|staging|prod)-/.exec(file) ?? [];
  expect(found.cards.length).toBeGreaterThan((knownSystems as readonly (string | undefined)[]).includes(system) ? 10 : 0);
  expect(unreadable(found)).toEqual([]);
});

const picture = read("foundry-prod-traffic.svg");
const [card] = seen(picture).cards;
const title = seen(picture).texts.find(({ words }) => words === "Entries from the internet") ?? card;
const line = (x: number, top: number, bottom: number) => `<path class="arrow" d="M${x} ${top}L${x} ${bottom}"/>\n</svg>`;
const add = (what: string) => (svg: string) => svg.replace("</svg>", what);
const faults: { what: string; plant: (svg: string) => string; found: RegExp }[] = [
  {
    what: "a name that is too wide",
    plant: (svg) => svg.replace(">postgres<", ">postgres-of-the-application<"),
    found: /leaves its card/,
  },
  {
    what: "a title beyond the page",
    plant: (svg) => svg.replace(/x="\d+"(.*who asks)/, 'x="800"$1'),
    found: /is cut by the page/,
  },
  { what: "a wider picture", plant: (svg) => svg.replace("0 0 976 ", "0 0 1176 "), found: /text is 9.2 px large/ },
  {
    what: "an arrow through a card",
    plant: add(line(card.left + 9, card.top - 20, card.bottom + 20)),
    found: /goes through a card/,
  },
  {
    what: "an arrow through a title",
    plant: add(line(title.left + 30, title.top - 9, title.bottom + 9)),
    found: /goes through "Entries/,
  },
  {
    what: "a label over another text",
    plant: add(`<text class="label" x="${title.left}" y="${title.bottom - 3}">443</text>\n</svg>`),
    found: /lies over "443"/,
  },
  {
    what: "a label over a card",
    plant: add(`<text class="label" x="${card.left - 9}" y="${card.bottom - 4}">443</text>\n</svg>`),
    found: /"443" lies over a card/,
  },
  {
    what: "two cards at one place",
    plant: add(`<rect class="card" x="${card.left + 30}" y="${card.top}" width="158" height="60" rx="6"/>\n</svg>`),
    found: /two cards lie over each other/,
  },
];

test.each(faults)("$what is found", ({ plant, found }) => {
  const planted = plant(picture);
  expect(planted).not.toBe(picture);
  expect(unreadable(seen(planted)).join("\n")).toMatch(found);
});
