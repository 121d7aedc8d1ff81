/// Public price lists: reading the files of LiteLLM, genai-prices and models.dev, and telling what
/// they would change in a catalog. Nothing here changes a catalog; see `PersonalPrices` for that.
@NullMarked
package dev.whittle.catalog.pricelist;

import org.jspecify.annotations.NullMarked;
