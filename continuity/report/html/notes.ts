import { type Html, say, tag } from "./markup";

/**
 * The sources of figures, and the conditions of ways back, each told once under a number: a hundred services rest on the
 * same sentences, and a page that repeated them would be many times as long.
 */
export class Notes {
  readonly #numbers = new Map<string, number>();

  /**
   * A link to the note that holds a sentence.
   *
   * @param words what the link is called; without any by its number
   */
  link(sentence: string, words?: string): Html {
    const number = this.#numbers.get(sentence) ?? this.#numbers.size + 1;
    this.#numbers.set(sentence, number);
    return tag("a", { href: `#n${number}` }, say(words ?? `[${number}]`));
  }

  /** All of them, in the order in which the page first speaks of them. */
  list(): Html {
    const notes = [...this.#numbers].map(([sentence, number]) => tag("li", { id: `n${number}` }, say(sentence)));
    return tag("ol", { class: "notes" }, notes);
  }
}
