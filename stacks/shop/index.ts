import { shop } from "./shop";

export const { endpoint } = shop();
