/** Heat's errors, request ids and limits on JSON, the same in every service that faces callers. */
@NullMarked
package io.hearth.access.rest;

import org.jspecify.annotations.NullMarked;
