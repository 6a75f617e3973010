/**
 * The SPI of resource types and their registry; the types themselves are in the packages below, a
 * package a family.
 */
@NullMarked
package io.hearth.stackapi.resource;

import org.jspecify.annotations.NullMarked;
