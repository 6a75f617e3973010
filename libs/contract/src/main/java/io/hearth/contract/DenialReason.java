package io.hearth.contract;

/**
 * Why a request was refused, which callers are never told: to them a key that is not known and a
 * signature that is wrong look alike, and so do a resource of somebody else's and none.
 */
public enum DenialReason {
    NO_TOKEN(
            "The request has no X-Auth-Token, or one that is longer than any token.",
            "Send a token of Keystone's. An agent that is to sign instead calls the CloudFormation address."),
    TOKEN_NOT_VALID(
            "Keystone does not know the token, or it has ended.",
            "Log in again. Tokens of an instance are in its metadata: let its agent read them anew."),
    TOKEN_WITHOUT_PROJECT(
            "The token is for no project, and nobody can act on stacks without one.",
            "Log in with a project: OS_PROJECT_NAME or OS_PROJECT_ID."),
    USER_REVOKED(
            "The identity that the token is for was taken back: its resource was deleted, suspended or rotated.",
            "Nothing, when the resource is gone. Else see 'openstack stack resource list' and, after a rotation, let the agent read its metadata anew."),
    TICKET_NOT_VALID(
            "The signal ticket's deadline is over, or its user was given another since.",
            "Read the handle's attributes 'token' and 'curl_cli' anew; the deadline is that of the stack's action."),
    ANSWER_TICKET_NOT_VALID(
            "The answer URL is for no request that waits, or its deadline is over.",
            "A provisioner answers within its request's deadline, by the URL of that request."),
    OTHER_PROJECT(
            "The path names a project that is not the token's.",
            "Call the address in the catalog of the token that is sent, or log in to the path's project."),
    RULE(
            "The policy's rule does not allow this caller.",
            "Give the caller the role that the rule wants, or change the rule; docs/policy.md."),
    NOT_FOR_INSTANCES(
            "An instance's identity asked for what no instance ever gets, whatever the policy says.",
            "An owner's login is needed. If no owner put this credential to use, it may be stolen: rotate or revoke it."),
    NOT_A_STACK_USERS_ROLES(
            "The user or project is in the stack domain, and its roles are others than the one that identities have.",
            "Owners do not belong into the stack domain. If it is an identity, somebody changed its roles by hand: 'hearth identities scan'."),
    ROUTE_WITHOUT_RULE(
            "The route names no rule, so that it is nobody's.", "This is a defect of Hearth."),
    NOT_BOUND(
            "The identity is not bound to this resource, or there is none of that name: an identity reaches only the resource it was made for.",
            "Compare the path with the resource whose credentials were used. If no agent was set up to ask for it, the credential may be stolen: rotate or revoke it."),
    CREATOR_ONLY(
            "What was asked for holds secrets that only the user who created the stack may read.",
            "Ask as that user; docs/secrets.md."),
    SIGNATURE_INCOMPLETE(
            "The request is not signed, or a part of its signature is missing.",
            "Sign it: AWSAccessKeyId, Signature and their like in the query, or an Authorization header."),
    SIGNATURE_NAMES_NO_KEY(
            "There is a signature, and nothing says by which access key.",
            "Send AWSAccessKeyId, or the Credential of version 4."),
    SIGNATURE_MALFORMED(
            "The signed request can be understood in two ways, so that its signature proves nothing.",
            "The answer says which part of it. No parameter may come twice, no path may hold '//' or '..'."),
    KEY_NOT_KNOWN(
            "No living identity of an instance has this access key.",
            "The key was revoked with its resource, was rotated, or is an owner's, which only the actions of the CloudFormation API take. Look for it in 'openstack ec2 credentials list'."),
    SIGNATURE_WRONG(
            "The access key is known, and the signature is not what its secret makes of this request.",
            "Compare the secret, the host and port that were signed with those that were called, and the path. A proxy must keep the Host header."),
    SIGNATURE_TOO_OLD(
            "The signature is right, and its time is too far from now.",
            "Set the caller's clock; or the URL was presigned for a time that is over."),
    KEY_NOT_VOUCHED_FOR(
            "Keystone does not vouch for the keypair: it was deleted there, its user is disabled, or the signature is wrong.",
            "'openstack ec2 credentials list --user …' and 'openstack user show …'; 'hearth identities scan' tells what differs."),
    KEY_OF_ANOTHER_USER(
            "Keystone says that the access key is another user's than the one it was made for.",
            "Somebody changed the credential in Keystone. Rotate the identity's credentials."),
    UNSPECIFIED("The service refused it in words of its own.", "The answer tells what is wrong.");

    private final String explanation;
    private final String remedy;

    DenialReason(String explanation, String remedy) {
        this.explanation = explanation;
        this.remedy = remedy;
    }

    /** What was found, in a sentence for operators. */
    public String explanation() {
        return explanation;
    }

    /** What an operator can do, in a sentence or two. */
    public String remedy() {
        return remedy;
    }
}
