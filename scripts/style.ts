import { styleText } from "node:util";
import { PLAIN_STYLE, type Style } from "../continuity/report/style";

/** Whether to colour is for the caller of `styleFor` to say; left alone, Node.js asks its own stdout. */
const ON = { validateStream: false };
const NARROWEST = 60;

/** Colours and the terminal's width on a terminal; plain text elsewhere; no colour where NO_COLOR is set. */
export function styleFor(
  stream: { readonly isTTY?: boolean; readonly columns?: number },
  env: Readonly<Record<string, string | undefined>>,
): Style {
  if (!stream.isTTY) return PLAIN_STYLE;
  const width = Math.max(NARROWEST, stream.columns ?? PLAIN_STYLE.width);
  if (env.NO_COLOR) return { ...PLAIN_STYLE, width };
  return {
    good: (text) => styleText("green", text, ON),
    bad: (text) => styleText("red", text, ON),
    doubtful: (text) => styleText("yellow", text, ON),
    faint: (text) => styleText("dim", text, ON),
    strong: (text) => styleText("bold", text, ON),
    width,
  };
}
