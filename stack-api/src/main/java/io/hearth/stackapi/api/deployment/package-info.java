/** Software configs and deployments. */
@NullMarked
package io.hearth.stackapi.api.deployment;

import org.jspecify.annotations.NullMarked;
