/**
 * The CloudFormation-compatible query API as far as it reads: what heat-cfntools and
 * os-collect-config poll.
 */
@NullMarked
package io.hearth.metadataservice.cfn;

import org.jspecify.annotations.NullMarked;
