import { Argument, Command } from "commander";
import { type CommandNode, treeOf } from "./command-tree";
import { bashCompletion } from "./completion/bash";
import { fishCompletion } from "./completion/fish";
import { zshCompletion } from "./completion/zsh";

const EXAMPLES = `
Examples:
  $ source <(lifeboat completion bash)                                       in ~/.bashrc, to have it in each shell
  $ lifeboat completion zsh > ~/.zsh/completions/_lifeboat                   in a folder of the fpath
  $ lifeboat completion fish > ~/.config/fish/completions/lifeboat.fish

It completes commands, options and their choices, and files where files are asked for; names of services and stacks, which
only a preview tells, it does not.

Exit code: 0 the script is printed, 2 wrong usage.
`;

const SHELLS: Readonly<Record<string, (root: CommandNode) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

/** `lifeboat completion`: what completes the command in a shell, made of the commands themselves. */
export function completionCommand(): Command {
  return new Command("completion")
    .description("Print the script that completes commands, options and their choices in a shell.")
    .addArgument(new Argument("<shell>", "the shell").choices(Object.keys(SHELLS)))
    .addHelpText("after", EXAMPLES)
    .action((shell: string) => {
      const { wholeLifeboat } = require("./lifeboat") as typeof import("./lifeboat");
      process.stdout.write(SHELLS[shell]?.(treeOf(wholeLifeboat())) ?? "");
    });
}
