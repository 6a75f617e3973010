/** JSON text as Heat writes it. */
@NullMarked
package io.hearth.contract.json;

import org.jspecify.annotations.NullMarked;
