/** What the functions of templates share: how a use of one is read. */
@NullMarked
package io.hearth.template.function;

import org.jspecify.annotations.NullMarked;
