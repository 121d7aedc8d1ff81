/// What tools and images add to a call, by the rules of vendors, which are data with their sources
/// (`extras.json`). The front door is [Extras]; what no vendor tells stays unknown.
@NullMarked
package dev.whittle.catalog.extra;

import org.jspecify.annotations.NullMarked;
