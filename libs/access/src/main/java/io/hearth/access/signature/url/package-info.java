/**
 * The URLs that are printed into a stack's attributes: the resource that they name, and their
 * signing.
 */
@NullMarked
package io.hearth.access.signature.url;

import org.jspecify.annotations.NullMarked;
