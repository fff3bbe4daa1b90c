// A shop and all that it stands on, in two Regions: some thirty services of every usual kind, most of them sound. What is
// weak, as it is in most estates, is marked so.
import "./catalog";
import "./data";
import "./logistics";
import "./network";
import "./office";
import "./sales";
import "./storefront";
