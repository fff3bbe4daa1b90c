import { readFileSync } from "node:fs";
import { main } from "@pulumi/pulumi/provider";
import { ComponentProvider } from "./provider";

const { version } = JSON.parse(readFileSync(require.resolve("lifeboat/package.json"), "utf8")) as { version: string };

void main(new ComponentProvider(version), process.argv.slice(2));
