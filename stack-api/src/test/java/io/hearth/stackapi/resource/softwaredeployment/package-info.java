@NullMarked
package io.hearth.stackapi.resource.softwaredeployment;

import org.jspecify.annotations.NullMarked;
