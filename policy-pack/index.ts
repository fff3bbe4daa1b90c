import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PolicyPack } from "@pulumi/policy";
import { loadReaders } from "../workspace/load-readers";
import { gatePolicy } from "./gate";
import { optimizeLate } from "./late-optimization";
import { Recorder } from "./recorder";
import { hideSecrets } from "./without-secrets";

optimizeLate();
// Pulumi starts a policy pack in the directory of its package.json, whose version is ours.
const { version } = JSON.parse(readFileSync(join(process.cwd(), "package.json"), "utf8")) as { version: string };
hideSecrets();
const recorder = new Recorder(loadReaders);

new PolicyPack("lifeboat", { policies: [recorder.policy, gatePolicy(recorder, version)] });
