/**
 * Software deployments: which software config goes to which server, with which values, and what
 * came of it. What a server is to do is published for the service that its agent asks.
 */
@NullMarked
package io.hearth.stackapi.deployment;

import org.jspecify.annotations.NullMarked;
