@NullMarked
package io.hearth.signalservice.rest;

import org.jspecify.annotations.NullMarked;
