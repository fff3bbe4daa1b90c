// The shop with twelve flaws that reviews miss: what somebody changed of the components' decisions, and what somebody wrote by
// hand beside them. Each is marked with the rule that finds it.
import { shop } from "../shop/shop";
import { changed } from "./changed";
import "./written";

export const { endpoint } = shop(changed);
