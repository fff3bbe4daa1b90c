import { object, type Schema } from "../declaration/json-schema";
import { SCENARIOS } from "../declaration/scenario";
import { COSTS } from "../recovery/edit";
import { UNPROVEN_REASONS } from "../verdict/verdict";

const TEXT: Schema = { type: "string" };
const COUNT: Schema = { type: "integer", minimum: 0 };
const SECONDS_OR_NULL: Schema = { type: ["integer", "null"], minimum: 0 };

const list = (items: Schema, description?: string): Schema => ({
  type: "array",
  ...(description === undefined ? {} : { description }),
  items,
});

const SECONDS = { rtoSeconds: SECONDS_OR_NULL, rpoSeconds: SECONDS_OR_NULL };

const figures = (when: string): Schema =>
  object(
    `What it comes to ${when}; null: no bound is known.`,
    {
      verdict: { enum: ["meets", "violates", "unproven", "undeclared"] },
      reason: { enum: UNPROVEN_REASONS },
      ...SECONDS,
    },
    ["reason"],
  );

const SCENARIO = object(
  "A scenario whose objective is missed as the program stands.",
  {
    scenario: { enum: SCENARIOS },
    objective: object("What is stated; null: nothing.", SECONDS),
    before: figures("as the program stands"),
    after: figures("with the changes"),
    left: object("Why it is still missed with the changes; absent where it is kept.", {
      because: TEXT,
      nearest: object("The nearest objective that is kept with the changes; null: none.", SECONDS),
    }),
  },
  ["left"],
);

const SERVICE = object("A service that misses an objective as the program stands.", {
  name: TEXT,
  cost: object(
    "How many changes are for it, by what they cost: relative, and never dollars.",
    Object.fromEntries(COSTS.map((cost) => [cost, COUNT])),
  ),
  scenarios: list(SCENARIO),
});

const CHANGE = object("One change.", {
  order: TEXT,
  cost: { enum: COSTS },
  urn: { ...TEXT, description: "The URN that it changes, or will have." },
  services: list(TEXT),
});

const SNIPPET = object("The changes of one resource in TypeScript.", {
  kind: { enum: ["change", "add"] },
  urn: TEXT,
  type: TEXT,
  name: TEXT,
  services: list(TEXT),
  code: TEXT,
});

/** The part of the report that says how services would keep their objectives. */
export const FIX_PLAN_SCHEMA: Schema = object(
  "What would make services keep their objectives, proven by the model; only in reports for which it was asked.",
  {
    services: list(SERVICE),
    changes: list(CHANGE, "In an order in which they can be made."),
    snippets: list(SNIPPET, "Each after those that it stands on."),
    standsFor: list(
      object("A name that snippets stand on.", { name: TEXT, type: TEXT, what: TEXT }),
      "What the program has under a name of its own, or only its reader knows.",
    ),
  },
);
