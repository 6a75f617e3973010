@NullMarked
package io.hearth.stackapi.deployment.config;

import org.jspecify.annotations.NullMarked;
