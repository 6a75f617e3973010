/** What the Helm chart makes of its values, as Helm itself renders it. */
@NullMarked
package io.hearth.kubernetes;

import org.jspecify.annotations.NullMarked;
