/** What a type tells of itself to those who write templates. */
@NullMarked
package io.hearth.stackapi.resource.schema;

import org.jspecify.annotations.NullMarked;
