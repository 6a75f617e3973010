package io.hearth.stackapi.api.stack;

import io.hearth.stackapi.engine.AdoptedStack;
import io.hearth.stackapi.engine.NewStack;
import java.util.Optional;

/**
 * What a create body asks for.
 *
 * @param adopted of a stack whose resources are there already, what is handed over
 */
public record StackCreation(NewStack stack, Optional<AdoptedStack> adopted) {}
