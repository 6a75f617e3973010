/**
 * The identities of instances as the services that face them know them: a read model of {@code
 * hearth.identities}, with its tables in {@code db/access}.
 */
@NullMarked
package io.hearth.access.identity;

import org.jspecify.annotations.NullMarked;
