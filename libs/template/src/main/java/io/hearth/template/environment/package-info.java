/** What environments hold besides values: mapped types, hooks, and how several become one. */
@NullMarked
package io.hearth.template.environment;

import org.jspecify.annotations.NullMarked;
