import { expect, test } from "@jest/globals";
import { styleFor } from "../../scripts/style";

const RED = "\u001b[31mbad\u001b[39m";

test.each([
  ["no terminal", { columns: 200 }, {}, "bad", 100],
  ["a terminal", { isTTY: true, columns: 200 }, {}, RED, 200],
  ["a narrow terminal", { isTTY: true, columns: 20 }, {}, RED, 60],
  ["a terminal, and NO_COLOR", { isTTY: true, columns: 80 }, { NO_COLOR: "1" }, "bad", 80],
  ["a terminal, and an empty NO_COLOR, which says nothing", { isTTY: true, columns: 80 }, { NO_COLOR: "" }, RED, 80],
])("the style for %s", (_, stream, env, bad, width) => {
  const style = styleFor(stream, env);
  expect([style.bad("bad"), style.width]).toEqual([bad, width]);
});
