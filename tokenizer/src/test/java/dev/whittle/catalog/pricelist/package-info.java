/// Tests of reading and comparing public price lists. Their files come from reference data where it is
/// there, else are cut down to what a test needs.
@NullMarked
package dev.whittle.catalog.pricelist;

import org.jspecify.annotations.NullMarked;
