import { type Child, type Html, say, tag } from "./markup";

/**
 * The sources of figures, and the conditions of ways back, each told once under a number: a hundred services rest on the
 * same sentences, and a page that repeated them would be many times as long.
 */
export class Notes {
  readonly #numbers = new Map<string, number>();

  /** A link to the note that holds a sentence, under words of its own. */
  link(sentence: string, words: string): Html {
    return linkTo(this.#numberOf(sentence), words);
  }

  /** Links to several notes, by their numbers; of notes that follow each other to the first: `[3] [12–15]`. */
  links(sentences: readonly string[]): readonly Child[] {
    const numbers = new Set(sentences.map((sentence) => this.#numberOf(sentence)));
    const firsts = [...numbers].filter((number) => !numbers.has(number - 1)).sort((a, b) => a - b);
    return firsts.map((first) => {
      let last = first;
      while (numbers.has(last + 1)) last++;
      return [say(" "), linkTo(first, first === last ? `[${first}]` : `[${first}–${last}]`)];
    });
  }

  /** All of them, in the order in which the page first speaks of them. */
  list(): Html {
    const notes = [...this.#numbers].map(([sentence, number]) => tag("li", { id: `n${number}` }, say(sentence)));
    return tag("ol", { class: "notes" }, notes);
  }

  #numberOf(sentence: string): number {
    const number = this.#numbers.get(sentence) ?? this.#numbers.size + 1;
    this.#numbers.set(sentence, number);
    return number;
  }
}

function linkTo(number: number, words: string): Html {
  return tag("a", { href: `#n${number}` }, say(words));
}
