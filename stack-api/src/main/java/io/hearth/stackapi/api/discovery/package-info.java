/** What the service is: its API versions and its build. */
@NullMarked
package io.hearth.stackapi.api.discovery;

import org.jspecify.annotations.NullMarked;
