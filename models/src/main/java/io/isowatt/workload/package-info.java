/**
 * What clients ask for: prompt and output lengths, and the latency they accept.
 * Uses nothing but doubles. Start with {@link io.isowatt.workload.Workload}.
 */
@NullMarked
package io.isowatt.workload;

import org.jspecify.annotations.NullMarked;
