package io.hearth.access.cfn;

import io.hearth.access.Principal;
import io.hearth.access.identity.Credential;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whoever signed a request.
 *
 * @param credential what an instance signed with, and the stack it was made for; null for an owner
 * @param parameters all that the signature covers; nothing else of the request may be believed
 */
public record Signer(
        Principal principal, @Nullable Credential credential, Map<String, String> parameters) {
    public Signer {
        parameters = Map.copyOf(parameters);
    }
}
