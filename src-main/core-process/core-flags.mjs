/**
 * For a process that holds a core: a nursery of 8 MB for young objects. What a list is made of lives for milliseconds; with V8's own 16 MB
 * and more a core that walks 100 000 customers holds 50 MB of what nobody needs any more.
 */
export const coreFlags = ['--max-semi-space-size=8'];
