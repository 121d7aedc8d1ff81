/// Tests of Models and prices: without a window what can be, else by node id.
@NullMarked
package dev.whittle.app.models;

import org.jspecify.annotations.NullMarked;
