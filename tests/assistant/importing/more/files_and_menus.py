import asyncio
import re
from playwright.async_api import Playwright, async_playwright, expect


async def run(playwright: Playwright) -> None:
    browser = await playwright.chromium.launch(headless=False)
    context = await browser.new_context()
    page = await context.new_page()
    await page.goto("http://127.0.0.1:8021/pacer/")
    await page.get_by_role("link", name="Utilities").hover()
    await page.get_by_role("link", name="Link an account").click()
    await page.get_by_role("button", name="Main document").set_input_files("motion.pdf")
    async with page.expect_download() as download_info:
        await page.get_by_role("link", name=re.compile(r"receipt", re.IGNORECASE)).click()
    download = await download_info.value
    page.once("dialog", lambda dialog: dialog.accept("A better name"))
    await page.get_by_role("button", name="Rename").click()
    await expect(page.get_by_text("It is A better name.")).to_be_visible()
    await page.get_by_role("switch", name="Notices").set_checked(True)

    # ---------------------
    await context.close()
    await browser.close()


async def main() -> None:
    async with async_playwright() as playwright:
        await run(playwright)


asyncio.run(main())
