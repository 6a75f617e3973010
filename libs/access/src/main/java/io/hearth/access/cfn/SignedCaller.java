package io.hearth.access.cfn;

import io.hearth.access.Principal;
import io.hearth.access.identity.Credential;
import java.util.Map;

/**
 * The instance that signed a request.
 *
 * @param credential what it signed with, and the stack it was made for
 * @param path decoded once
 * @param parameters all that the signature covers; nothing else of the request may be believed
 */
public record SignedCaller(
        Principal.StackUser principal,
        Credential credential,
        String path,
        Map<String, String> parameters) {
    public SignedCaller {
        parameters = Map.copyOf(parameters);
    }
}
