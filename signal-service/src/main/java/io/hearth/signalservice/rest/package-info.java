/** The Orchestration API's route that signals a resource. */
@NullMarked
package io.hearth.signalservice.rest;

import org.jspecify.annotations.NullMarked;
