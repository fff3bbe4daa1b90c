import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** The names that Chromium and its siblings go by. */
const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
/** Where it lies on macOS, which does not put it into PATH. */
const APPLICATIONS = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The browser that the tests look at pages with: that named by LIFEBOAT_BROWSER, else the first that is installed. */
export function browserPath(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (env.LIFEBOAT_BROWSER) return env.LIFEBOAT_BROWSER;
  const directories = (env.PATH ?? "").split(delimiter).filter((directory) => directory !== "");
  const candidates = NAMES.flatMap((name) => directories.map((directory) => join(directory, name)));
  return [...candidates, ...APPLICATIONS].find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
