/** What a rule's page says, as Markdown. */
export type RulePage = string;

/** The reporting descriptor of a rule. */
export function sarifRule(id: string, version: string, page: RulePage | undefined) {
  const what = page === undefined ? undefined : summaryOf(page);
  const docs = `docs/rules/${id}.md`;
  return {
    id,
    // The page lies in the package, which has a URL of its own kind.
    helpUri: `pkg:npm/lifeboat@${version}#${docs}`,
    ...(page === undefined || what === undefined
      ? {}
      : {
          shortDescription: { text: questionOf(what) },
          fullDescription: { text: what },
          help: { text: `${what}\nMore: ${docs} in the package lifeboat.`, markdown: withoutRelativeLinks(page) },
        }),
    properties: { tags: ["continuity"] },
  };
}

/** The first paragraph below the title. */
function summaryOf(page: string): string {
  return withoutRelativeLinks(page.split("\n\n")[1] ?? "")
    .trim()
    .replaceAll("\n", " ");
}

/** Its first sentence, which asks what the rule asks. */
function questionOf(summary: string): string {
  return /^.*?[.?](?= |$)/.exec(summary)?.[0] ?? summary;
}

/** Elsewhere than in docs/rules there is nothing beside a page to go to. */
function withoutRelativeLinks(markdown: string): string {
  return markdown.replaceAll(/\[([^\]]*)\]\((?!https?:)[^)]*\)/g, "$1");
}
