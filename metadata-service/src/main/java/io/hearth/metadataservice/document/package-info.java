/**
 * The documents that instances read: projected from the bus into a table, opened and kept in memory
 * for as long as they do not change.
 */
@NullMarked
package io.hearth.metadataservice.document;

import org.jspecify.annotations.NullMarked;
