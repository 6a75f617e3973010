/** How a YAQL query is read: words, grammar, tree. */
@NullMarked
package io.hearth.template.function.yaql.query;

import org.jspecify.annotations.NullMarked;
