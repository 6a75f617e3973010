/** The software deployments of servers, projected from the bus into a table. */
@NullMarked
package io.hearth.metadataservice.deployment;

import org.jspecify.annotations.NullMarked;
