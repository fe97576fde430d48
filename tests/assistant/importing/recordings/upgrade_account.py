import asyncio
import re
from playwright.async_api import Playwright, async_playwright, expect


async def run(playwright: Playwright) -> None:
    browser = await playwright.chromium.launch(headless=False)
    context = await browser.new_context()
    page = await context.new_page()
    await page.goto("http://127.0.0.1:8021/pacer/")
    await page.get_by_role("link", name="My Account and Billing").click()
    await page.get_by_role("link", name="Manage My Account Login").click()
    await page.get_by_role("textbox", name="Username").click()
    await page.get_by_role("textbox", name="Username").fill("tb1407")
    await page.get_by_role("textbox", name="Username").press("Tab")
    await page.get_by_role("textbox", name="Password").fill("copper99x")
    await page.get_by_role("textbox", name="Password").press("Enter")
    await page.get_by_role("link", name="Upgrade").click()

    # ---------------------
    await context.close()
    await browser.close()


async def main() -> None:
    async with async_playwright() as playwright:
        await run(playwright)


asyncio.run(main())
