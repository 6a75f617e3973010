/** Which template language a document is written in. */
@NullMarked
package io.hearth.template.version;

import org.jspecify.annotations.NullMarked;
