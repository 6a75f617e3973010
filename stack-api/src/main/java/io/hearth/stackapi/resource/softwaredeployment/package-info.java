/** Resources that bring software configs to servers and tell what came of it. */
@NullMarked
package io.hearth.stackapi.resource.softwaredeployment;

import org.jspecify.annotations.NullMarked;
