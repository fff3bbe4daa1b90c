import { ServiceError, type Structure, type Value } from "./wire";

/** Members of a request, whichever protocol brought them: in a query everything is text. */
export class Input {
  constructor(
    private readonly members: Structure,
    /** The code of the service for a missing or unreadable member. */
    private readonly code: { readonly missing: string; readonly invalid: string },
  ) {}

  has(name: string): boolean {
    return this.members[name] !== undefined && this.members[name] !== null;
  }

  value(name: string): Value {
    return this.members[name];
  }

  text(name: string): string | undefined {
    const value = this.members[name];
    return value === undefined || value === null ? undefined : String(value);
  }

  /** @throws {ServiceError} when it is not there. */
  required(name: string): string {
    const value = this.text(name);
    if (value === undefined || value === "") {
      throw new ServiceError(this.code.missing, 400, `The parameter ${name} must be provided.`);
    }
    return value;
  }

  number(name: string): number | undefined {
    const value = this.text(name);
    if (value === undefined) {
      return undefined;
    }
    const number = Number(value);
    if (!Number.isFinite(number)) {
      throw this.#invalid(name);
    }
    return number;
  }

  flag(name: string): boolean | undefined {
    const value = this.text(name);
    return value === undefined ? undefined : value === "true";
  }

  /** Seconds since 1970, as JSON has it, or ISO 8601, as a query has it. */
  instant(name: string): Date | undefined {
    const value = this.text(name);
    if (value === undefined) {
      return undefined;
    }
    const instant = new Date(/^[\d.]+$/.test(value) ? Number(value) * 1000 : value);
    if (Number.isNaN(instant.getTime())) {
      throw this.#invalid(name);
    }
    return instant;
  }

  structure(name: string): Input {
    const value = this.members[name];
    return new Input(isStructure(value) ? value : {}, this.code);
  }

  list(name: string): readonly Value[] {
    const value = this.members[name];
    return Array.isArray(value) ? value : [];
  }

  texts(name: string): readonly string[] {
    return this.list(name).map(String);
  }

  structures(name: string): readonly Input[] {
    return this.list(name)
      .filter(isStructure)
      .map((each) => new Input(each, this.code));
  }

  /** A map of texts, as metadata and the tags of AWS Backup. */
  map(name: string): Readonly<Record<string, string>> {
    const value = this.members[name];
    const pairs = isStructure(value) ? Object.entries(value) : [];
    return Object.fromEntries(pairs.map(([key, each]) => [key, String(each)]));
  }

  /** A list of `{Key, Value}`, as the tags of RDS and EC2. */
  tags(name: string): Readonly<Record<string, string>> {
    return Object.fromEntries(this.structures(name).map((tag) => [tag.required("Key"), tag.text("Value") ?? ""]));
  }

  #invalid(name: string): ServiceError {
    return new ServiceError(this.code.invalid, 400, `The parameter ${name} is not valid.`);
  }
}

export function isStructure(value: Value): value is Structure {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
