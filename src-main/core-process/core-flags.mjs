/**
 * For a process that holds a core: a nursery of 8 MB for young objects. What a list is made of lives for milliseconds; with V8's own 16 MB
 * and more a core that walks 100 000 customers holds 50 MB of what nobody needs any more.
 * It is swept by the thread whose it is: on two processors the helpers of a thread that reads a file stand in the core's way.
 */
export const coreFlags = ['--max-semi-space-size=8', '--no-parallel-scavenge'];
