package io.hearth.access.cfn;

import io.hearth.access.Principal;
import io.hearth.contract.seal.Secret;
import java.util.Map;

/**
 * Somebody whose signature Keystone vouches for.
 *
 * @param token what Keystone made of it; newer ones let nobody do anything with it
 * @param parameters all that the signature covers; nothing else of the request may be believed
 */
public record VouchedCaller(Principal principal, Secret token, Map<String, String> parameters) {
    public VouchedCaller {
        parameters = Map.copyOf(parameters);
    }
}
