import fc from "fast-check";

/**
 * Properties draw the same cases at every run, so that what fails fails because of a change. `LIFEBOAT_SEED=random` looks for
 * new ones, `LIFEBOAT_SEED=N` repeats what that found.
 */
const asked = process.env.LIFEBOAT_SEED ?? "20261128";

if (asked !== "random") fc.configureGlobal({ seed: Number(asked) });
